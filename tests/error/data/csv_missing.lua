local data = require "data"
local set = data.csv { file = "/usr/lib/python3/dist-packages/sklearn/none.csv" } -- error: no such file; to get it: apt-get install python3-sklearn -- exit 4
