local nn, tensor = require "nn", require "tensor"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = y + tensor.full({ 2, dtype = "int" }, 1) -- error: full: a list takes no field 'dtype': its values have no names
    return y:sum()
  end,
}
