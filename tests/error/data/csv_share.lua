local data = require "data"
local set = data.csv { file = "table_fraction.csv", test = 1 } -- error: data.csv: test is the share of the data to test with, at least 0 and below 1
