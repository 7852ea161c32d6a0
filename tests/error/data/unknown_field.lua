local data = require "data"
local set = data.idx { x = { trian = "a" } } -- error: data.idx: input 'x': no option 'trian'; did you mean 'train'?
