local data = require "data"
local set = data.csv { file = "table_fraction.csv", lables = true } -- error: data.csv: no option 'lables'; did you mean 'labels'?
