-- Learns to write English, character by character: a small GPT (Radford et al., 2018), a stack of
-- causal transformer blocks, reads windows of 64 characters of the Jargon File and guesses the one
-- that follows each. Data: Debian's package jargon-text, 1.7 million characters; the last tenth is
-- for testing. Expect 2.3 bits per character there after 3 epochs, in some minutes.
local tensor, nn, optim, data = require "tensor", require "nn", require "optim", require "data"
local cfg = config{
  file = "/usr/share/doc/jargon-text/jargon.txt.gz",
  layers = 4, dim = 128, heads = 4, context = 64, batch = 12, epochs = 3, lr = 1e-3,
}
assert(cfg.heads > 0 and cfg.dim % cfg.heads == 0, "dim must be a multiple of heads")

local text = data.text{ file = cfg.file, length = cfg.context }
local characters, dim = #text.vocabulary, cfg.dim

local Block = nn.class "Block"

function Block:init()
  self.norm1 = nn.LayerNorm(dim)
  self.qkv = nn.Linear(dim, 3 * dim, { bias = false })
  self.out = nn.Linear(dim, dim)
  self.norm2 = nn.LayerNorm(dim)
  self.mlp = nn.Sequential{ nn.Linear(dim, 4 * dim), nn.GELU(), nn.Linear(4 * dim, dim) }
end

-- attend(q, k, v) is what the queries find; all are (batch, heads, length, dim / heads).
function Block:forward(x, attend)
  local heads = self.qkv(self.norm1(x)):reshape(x:size(0), -1, 3, cfg.heads, dim // cfg.heads)
  local found = attend(heads:permute(2, 0, 3, 1, 4):unbind(0))
  x = x + self.out(found:transpose(1, 2):flatten(2))
  return x + self.mlp(self.norm2(x))
end

local net = {
  characters = nn.Embedding(characters, dim), places = nn.Embedding(cfg.context, dim),
  blocks = {}, norm = nn.LayerNorm(dim), head = nn.Linear(dim, characters),
}
local cache = {} -- when generating: of every block, the keys and values so far
for i = 1, cfg.layers do
  local shape = { 1, cfg.heads, cfg.context, dim // cfg.heads }
  net.blocks[i], cache["keys" .. i], cache["values" .. i] = Block(), shape, shape
end

-- (batch, length, characters): what follows each character of x, as logits
local function scores(x, places, attend)
  local h = net.characters(x) + net.places(places)
  for i, block in ipairs(net.blocks) do
    h = block(h, function(q, k, v) return attend(q, k, v, i) end)
  end
  return net.head(net.norm(h))
end

local function causal(x)
  return scores(x, tensor.arange(cfg.context), function(q, k, v)
    return nn.scaled_dot_product_attention(q, k, v, { is_causal = true })
  end)
end

local function loss(batch)
  return nn.cross_entropy(causal(batch.x):flatten(0, 1), batch.y:flatten())
end

-- What follows one more character: its keys and values join those of the characters before it.
local function step(character, before, position)
  local places, after = tensor.arange(cfg.context), {}
  local here, seen = places:eq(position):unsqueeze(1), places:le(position):unsqueeze(0)
  return scores(character:unsqueeze(0), position:unsqueeze(0), function(q, k, v, i)
    k, v = here:where(k, before["keys" .. i]), here:where(v, before["values" .. i])
    after["keys" .. i], after["values" .. i] = k, v
    return nn.scaled_dot_product_attention(q, k, v, { attn_mask = seen })
  end), after
end

return model{
  net = net, data = text, batch = cfg.batch, epochs = cfg.epochs, loss = loss,
  metrics   = function(batch) return { bits_per_character = loss(batch) / math.log(2) } end,
  predict   = function(batch) return causal(batch.x):softmax() end,
  generate  = { vocabulary = text.vocabulary, context = cfg.context, state = cache, step = step },
  optimizer = optim.Adam{ lr = optim.cosine(cfg.lr, cfg.epochs * text.samples / cfg.batch) },
}
