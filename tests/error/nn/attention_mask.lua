local nn = require "nn"
local net = nn.MultiheadAttention(8, 2, { batch_first = true }) -- error: MultiheadAttention: attn_mask (5, 4) must be (5, 5) here
return model {
  inputs = { x = { shape = { 5, 8 } } },
  batch = 3,
  predict = function(batch)
    local x = batch.x
    return net(x, x, x, { attn_mask = x:slice(2, 0, 4):select(0, 0) })
  end,
}
