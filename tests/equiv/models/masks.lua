-- Attention that masks hide a part of, so long that heads are worked on in spans of queries with the
-- keys that those need: causal, with dropout, with a look ahead, with padded keys, with a mask that is
-- added, backwards, with a band, slanted, of many queries to few keys and of few to many, and without
-- a softmax.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local heads, width, length, short = 2, 4, 272, 140

local into, out = nn.Linear(heads * width, 3 * heads * width), nn.Linear(heads * width, 1)

local function split(x)
  return x:unflatten(-1, { heads, width }):transpose(1, 2)
end

-- What the first `queries` find among the first `keys`.
local function attend(x, options, queries, keys)
  local q, k, v = into(x):chunk(3, -1)
  k, v = split(k):narrow(2, 0, keys or length), split(v):narrow(2, 0, keys or length)
  local found = nn.scaled_dot_product_attention(split(q):narrow(2, 0, queries or length), k, v,
                                                options)
  return found:transpose(1, 2):flatten(2)
end

return model{
  inputs = { x = { shape = { length, heads * width } }, y = { shape = { length, 1 } } },
  batch = 2,
  loss = function(batch)
    local x = batch.x
    local query, key = tensor.arange(length):unsqueeze(1), tensor.arange(length):unsqueeze(0)
    local causal = key:le(query)
    local padded = x:select(2, 0):abs():gt(0.1):logical_or(tensor.arange(length):lt(2))
    local slanted = tensor.arange(2 * length - 1):ge(length - 1):unfold(0, length, 1)
    local masks = {
      { is_causal = true },
      { is_causal = true, dropout_p = 0.2 },
      { attn_mask = key:lt(query + 9) },
      { attn_mask = causal:logical_and(padded:unsqueeze(1):unsqueeze(1)) },
      { attn_mask = causal:where(0.0, -math.huge) },
      { attn_mask = key:ge(query) },
      { attn_mask = causal:logical_and((key + 20):gt(query)) },
      { attn_mask = causal:logical_and(slanted) },
    }
    for _, mask in ipairs(masks) do
      x = x + attend(x, mask)
    end
    x = x + attend(x, { attn_mask = causal:narrow(1, 0, short) }, length, short)
    local few = attend(x, { is_causal = true }, short, length)
    local q, k, v = into(batch.x):chunk(3, -1)
    local scores = split(q):matmul(split(k):transpose(-2, -1)):tanh() / length
    few = few + causal:where(scores, 0):matmul(split(v)):transpose(1, 2):flatten(2):narrow(1, 0, short)
    return nn.mse_loss(out(x), batch.y) + nn.mse_loss(out(few), batch.y:narrow(1, 0, short))
  end,
  optimizer = optim.Adam{ lr = 1e-2 },
}
