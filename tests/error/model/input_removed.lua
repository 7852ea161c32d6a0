-- The first input asks for its shape, takes the second away and makes garbage to be collected.
local inputs, second = {}, "second input"
inputs["a"] = setmetatable({ shape = { 3 } }, { __index = function()
  inputs[second .. "!"] = nil
  for i = 1, 100000 do local _ = { { i } } end
end })
inputs[second .. "!"] = { shape = { 2 } }
return model { inputs = inputs, predict = function(batch) return batch.a end } -- error: input 'second input!' needs a table
