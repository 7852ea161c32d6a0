local nn = require "nn"
local net = nn.MultiheadAttention(8, 2) -- error: MultiheadAttention: the key (4, 5, 7) is not (length, batch, 8) (applied at attention_key.lua:7)
return model {
  inputs = { x = { shape = { 5, 8 } }, y = { shape = { 5, 7 } } },
  batch = 4,
  predict = function(batch)
    return net(batch.x, batch.y, batch.y)
  end,
}
