-- Causal attention of four heads, with dropout, over windows that are long enough for its backward
-- pass to compute the weights again instead of keeping them.
local nn, optim = require "nn", require "optim"
local heads, width, length = 4, 8, 96

local qkv, out = nn.Linear(heads * width, 3 * heads * width), nn.Linear(heads * width, 1)

local function attention(x)
  local parts = {}
  for i, part in ipairs{ qkv(x):chunk(3, -1) } do
    parts[i] = part:unflatten(-1, { heads, width }):transpose(1, 2)
  end
  local q, k, v = table.unpack(parts)
  return nn.scaled_dot_product_attention(q, k, v, { is_causal = true, dropout_p = 0.1 })
         :transpose(1, 2):flatten(2)
end

return model{
  inputs = { x = { shape = { length, heads * width } }, y = { shape = { length, 1 } } },
  batch = 2,
  loss = function(batch)
    return nn.mse_loss(out(batch.x + attention(batch.x)), batch.y)
  end,
  optimizer = optim.Adam{ lr = 1e-2 },
}
