local data = require "data"
local set = data.csv { file = "table_fraction.csv", target = 3 } -- error: data.csv: target must be a whole number from -3 to 2, not 3
