-- Learns to draw clothes (Fashion-MNIST, 60,000 pictures of 28 x 28) with a generative adversarial
-- network (Goodfellow et al., 2014): a generator draws from noise, a discriminator learns to tell
-- drawings from pictures, and each trains against the other. Data: Debian's package
-- dataset-fashion-mnist. `predict` draws new pictures, one for each of a batch. The energy distance
-- (Szekely and Rizzo, 2013) between drawings and the 10,000 test pictures is 0 only when both have
-- the same distribution; it starts at 11. Expect 0.2 after 10 epochs, and a spread of 0.95 to 1, in
-- one or two minutes.
local nn, optim, data, tensor = require "nn", require "optim", require "data", require "tensor"
local cfg = config{ code = 64, hidden = 128, lr = 1e-3, epochs = 10 }

local generator = nn.Sequential{
  nn.Linear(cfg.code, cfg.hidden), nn.LeakyReLU(0.2),
  nn.Linear(cfg.hidden, 2 * cfg.hidden), nn.LeakyReLU(0.2),
  nn.Linear(2 * cfg.hidden, 784), nn.Sigmoid(),
}
local discriminator = nn.Sequential{
  nn.Linear(784, 2 * cfg.hidden), nn.LeakyReLU(0.2), nn.Dropout(0.3),
  nn.Linear(2 * cfg.hidden, cfg.hidden), nn.LeakyReLU(0.2), nn.Dropout(0.3),
  nn.Linear(cfg.hidden, 1),
}

local function draw(batch)
  return generator(tensor.randn(batch.x:size(0), cfg.code))
end

-- What the discriminator's opinion of pictures costs if they are real (1), or drawn (0).
local function cost(pictures, real)
  local score = discriminator(pictures)
  return nn.binary_cross_entropy_with_logits(score, tensor.full(score:shape(), real))
end

-- The sum of the distances between each picture of a and each of b.
local function distances(a, b)
  return (a:unsqueeze(1) - b:unsqueeze(0)):norm(2, -1):sum()
end

local function adam()
  return optim.Adam{ lr = optim.cosine(cfg.lr, cfg.epochs * 600), betas = { 0.5, 0.999 } }
end

return model{
  data      = data.fashion_mnist(),
  batch     = 100,
  epochs    = cfg.epochs,
  steps     = {
    {
      name = "discriminator", parameters = discriminator, optimizer = adam(),
      loss = function(batch) return cost(batch.x:flatten(1), 1) + cost(draw(batch), 0) end,
    },
    {
      name = "generator", parameters = generator, optimizer = adam(),
      loss = function(batch) return cost(draw(batch), 1) end,
    },
  },
  -- The energy distance is twice the mean distance of a picture from a drawing, less that of two
  -- pictures and that of two drawings. The spread is how far drawings are apart, for pictures 1.
  metrics   = function(batch)
    local real, drawn, n = batch.x:flatten(1), draw(batch), batch.x:size(0)
    local apart = distances(real, drawn) / (n * n)
    local real_apart = distances(real, real) / (n * (n - 1))
    local drawn_apart = distances(drawn, drawn) / (n * (n - 1))
    return { distance = 2 * apart - real_apart - drawn_apart, spread = drawn_apart / real_apart }
  end,
  predict   = function(batch) return draw(batch):reshape(batch.x:shape()) end,
}
