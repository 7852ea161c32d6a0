local data = require "data"
local set = data.csv { file = "table_fraction.csv", labels = true } -- error: the target 1.5 is no label -- exit 4
