-- A small causal transformer of one layer that learns to repeat a word, and generates it again: a
-- token costs one pass over the keys and values of the tokens before it.
local tensor, nn, optim, data = require "tensor", require "nn", require "optim", require "data"
local cfg = config{ epochs = 150 }
local word, length, width = "hello world ", 8, 16
local vocabulary = " dehlorw"

-- Windows of the word, repeated; y are the letters that follow those of x.
local x, y = {}, {}
for first = 1, #word do
  x[first], y[first] = {}, {}
  for i = 1, length + 1 do
    local at = (first + i - 2) % #word + 1
    local token = vocabulary:find(word:sub(at, at), 1, true) - 1
    if i <= length then x[first][i] = token end
    if i > 1 then y[first][i - 1] = token end
  end
end

local net = {
  letters = nn.Embedding(#vocabulary, width), places = nn.Embedding(length, width),
  query = nn.Linear(width, width), key = nn.Linear(width, width),
  value = nn.Linear(width, width), out = nn.Linear(width, #vocabulary),
}

local function logits(text)
  local h = net.letters(text) + net.places(tensor.arange(length))
  local seen = nn.scaled_dot_product_attention(net.query(h), net.key(h), net.value(h),
                                               { is_causal = true })
  return net.out(h + seen)
end

-- Keys and values go to their place in the cache; later places are not looked at.
local function step(letter, cache, position)
  local h = net.letters(letter) + net.places(position:reshape(1))
  local places = tensor.arange(length)
  local here = places:eq(position):reshape(length, 1)
  local keys = tensor.where(here, net.key(h), cache.keys)
  local values = tensor.where(here, net.value(h), cache.values)
  local seen = nn.scaled_dot_product_attention(net.query(h), keys, values,
                                               { attn_mask = places:le(position):reshape(1, length) })
  return net.out(h + seen), { keys = keys, values = values }
end

return model{
  data = data.arrays{ x = { values = x, classes = #vocabulary },
                      y = { values = y, classes = #vocabulary } },
  batch = #word, epochs = cfg.epochs,
  loss = function(batch)
    return nn.cross_entropy(logits(batch.x):reshape(-1, #vocabulary), batch.y:flatten(0))
  end,
  predict = function(batch) return logits(batch.x) end,
  generate = {
    vocabulary = vocabulary, context = length, step = step,
    state = { keys = { length, width }, values = { length, width } },
  },
  optimizer = optim.Adam{ lr = 1e-2 },
}
