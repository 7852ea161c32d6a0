local data = require "data"
local set = data.text { file = "/usr/share/doc/jargon-text/none.gz", length = 16 } -- error: apt-get install jargon-text -- exit 4
