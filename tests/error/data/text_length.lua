local data = require "data"
local set = data.text { file = "table_short.csv" } -- error: data.text: length must be a whole number from 1 to 1048576, not nil
