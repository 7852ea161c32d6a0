local data = require "data"
local set = data.idx { x = { trian = "a" } } -- error: data.idx: input 'x' has no field 'trian'; did you mean 'train'?
