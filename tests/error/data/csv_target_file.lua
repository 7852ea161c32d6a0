local data = require "data"
local set = data.csv { file = "table_fraction.csv", target = "table_fraction.csv" } -- error: has 3 rows of 3 numbers; targets for 3 rows are 3 rows of 1 -- exit 4
