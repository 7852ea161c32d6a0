-- models/vae.lua in small, on the data of small.lua, which has the noise too.
local nn, optim, small = require "nn", require "optim", require "small"
local cfg = config { folder = "." }

local net = {
  hidden  = nn.Linear(784, 128),
  mean    = nn.Linear(128, 16),
  log_var = nn.Linear(128, 16),
  decoder = nn.Sequential { nn.Linear(16, 128), nn.ReLU(), nn.Linear(128, 784) },
}

local function loss(batch)
  local pixels = batch.x:flatten(1)
  local hidden = net.hidden(pixels):relu()
  local mean, log_var = net.mean(hidden), net.log_var(hidden)
  local z = mean + (log_var * 0.5):exp() * batch.noise
  local drawing = nn.binary_cross_entropy_with_logits(net.decoder(z), pixels, { reduction = "sum" })
  local divergence = (1 + log_var - mean:square() - log_var:exp()):sum() * -0.5
  return (drawing + divergence) / pixels:size(0)
end

return model {
  data = small(cfg.folder, true),
  batch = 64, epochs = 1,
  loss = loss,
  optimizer = optim.Adam { lr = 1e-3 },
}
