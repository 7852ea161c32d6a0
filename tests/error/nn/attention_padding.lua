local nn = require "nn"
local net = nn.MultiheadAttention(8, 2, { batch_first = true }) -- error: MultiheadAttention: key_padding_mask (5, 3) must be (3, 5) here
return model {
  inputs = { x = { shape = { 5, 8 } } },
  batch = 3,
  predict = function(batch)
    local x = batch.x
    return net(x, x, x, { key_padding_mask = x:select(2, 0):gt(0):transpose(0, 1) })
  end,
}
