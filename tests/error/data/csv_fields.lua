local data = require "data"
local set = data.csv { file = "table_short.csv" } -- error: table_short.csv:3: 2 fields, but line 2 has 3 -- exit 4
