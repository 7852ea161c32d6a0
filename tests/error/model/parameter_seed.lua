local nn, optim, data = require "nn", require "optim", require "data"
local Net = nn.class "Net"
function Net:init()
  self.seed = nn.Parameter({ 1 }, 0.1) -- error: a parameter cannot be called 'seed'
end
function Net:forward(x) return x * self.seed end
local net = Net()
return model{
  net = net, data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return net(batch.x):sum() end, optimizer = optim.SGD{ lr = 0.1 },
}
