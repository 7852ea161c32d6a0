local nn, optim, data = require "nn", require "optim", require "data"
local net = {
  w = nn.Parameter({ 1 }, 0.1), -- error: this optimizer's state would be called 'exp_avg/w', as another parameter
  ["exp_avg/w"] = nn.Parameter({ 1 }, 0.1),
}
return model {
  net = net, data = data.arrays{ x = { { 1 } } }, batch = 1, epochs = 1,
  loss = function(batch) return (batch.x * net.w * net["exp_avg/w"]):sum() end,
  optimizer = optim.Adam{ lr = 0.1 },
}
