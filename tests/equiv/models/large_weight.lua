-- A weight so large that its gradient exists for some of its rows at a time: 1801 of them, a prime
-- number, so that some are left over.
local nn, optim = require "nn", require "optim"
local net = nn.Sequential(nn.Linear(1777, 1801), nn.Tanh(), nn.Linear(1801, 1))

return model{
  modules = { net = net },
  inputs = { x = { shape = { 1777 } }, y = { shape = { 1 } } },
  batch = 8,
  loss = function(batch)
    return nn.mse_loss(net(batch.x), batch.y)
  end,
  optimizer = optim.AdamW{ lr = 1e-3 },
}
