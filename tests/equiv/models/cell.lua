-- A step of a GRU, and a cosine, of which the backward pass computes again what is cheap.
local nn, optim = require "nn", require "optim"
local cell = nn.GRUCell(3, 4)

return model{
  inputs = { x = { shape = { 3 } }, y = { shape = { 4 } } },
  batch = 2,
  loss = function(batch)
    return nn.cosine_similarity(nn.softplus((cell(batch.x))), batch.y, { dim = -1 }):mean()
  end,
  optimizer = optim.SGD{ lr = 1e-2 },
}
