local nn, tensor = require "nn", require "tensor"
local net = nn.Linear(4, 1)

return model{
  inputs = { x = { shape = {} } }, batch = 4,
  loss = function(batch)
    local w = net.weight:select(0, 0)
    local zeros = tensor.zeros({ 2147483648 })
    local sums = zeros:scatter_add(0, batch.x:int(), w) -- error: scatter_add: extent 2147483648 of (2147483648) is too large to count in i32
    return sums:slice(0, 0, 4):sum()
  end,
}
