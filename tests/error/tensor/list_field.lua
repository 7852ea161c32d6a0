local nn, tensor = require "nn", require "tensor"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = tensor.cat{ y, y, dim = 1 } -- error: cat: a list takes no field 'dim': its values have no names
    return y:sum()
  end,
}
