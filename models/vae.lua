-- Learns the distribution of pictures of clothes (Fashion-MNIST, 60,000 of 28 x 28) with a
-- variational autoencoder (Kingma and Welling, 2014): the encoder gives mean and variance of a
-- normal distribution over 16 numbers, the decoder draws from a sample of it. Data: Debian's
-- package dataset-fashion-mnist. `predict` draws new pictures, from noise alone, one for each of
-- a batch. Expect a test loss (the negative evidence lower bound, in nats a picture) of 245 after
-- 5 epochs, in half a minute.
local nn, optim, data, tensor = require "nn", require "optim", require "data", require "tensor"
local cfg = config{ hidden = 400, code = 16, lr = 1e-3 }

local net = {
  hidden   = nn.Linear(784, cfg.hidden),
  mean     = nn.Linear(cfg.hidden, cfg.code),
  log_var  = nn.Linear(cfg.hidden, cfg.code),
  decoder  = nn.Sequential{
    nn.Linear(cfg.code, cfg.hidden), nn.ReLU(), nn.Linear(cfg.hidden, 784),
  },
}

-- The error of drawing x again from a sample z = mean + deviation noise, and the divergence of the
-- code's distribution from a standard normal one: sum(1 + log var - mean^2 - var) / -2.
local function parts(x)
  local pixels = x:flatten(1)
  local hidden = net.hidden(pixels):relu()
  local mean, log_var = net.mean(hidden), net.log_var(hidden)
  local z = mean + (log_var * 0.5):exp() * tensor.randn_like(mean)
  local drawing = nn.binary_cross_entropy_with_logits(net.decoder(z), pixels, { reduction = "sum" })
  local divergence = (1 + log_var - mean:square() - log_var:exp()):sum() * -0.5
  return drawing / x:size(0), divergence / x:size(0)
end

return model{
  data      = data.fashion_mnist(),
  batch     = 64,
  epochs    = 5,
  loss      = function(batch)
    local drawing, divergence = parts(batch.x)
    return drawing + divergence
  end,
  metrics   = function(batch)
    local drawing, divergence = parts(batch.x)
    return { drawing = drawing, divergence = divergence }
  end,
  predict   = function(batch)
    local z = tensor.randn(batch.x:size(0), cfg.code)
    return net.decoder(z):sigmoid():reshape(batch.x:shape())
  end,
  optimizer = optim.Adam{ lr = cfg.lr },
}
