local data = require "data"
local set = data.text { file = "table_short.csv", length = 16 } -- error: table_short.csv: 15 characters to train and 1 to test; a window of 16 needs 17 -- exit 4
