-- Learns how names and other words are spelled: two GRU layers of 96 (Cho et al., 2014) read
-- windows of 32 characters of a list of words, one a line, and guess the one that follows each.
-- Data: Debian's package wamerican, 104,334 words; the last tenth of the list is for testing.
-- Expect 3.3 bits per character there after 2 epochs, in two minutes.
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{
  file = "/usr/share/dict/american-english",
  length = 32, embedding = 32, hidden = 96, layers = 2, dropout = 0.1, lr = 3e-3,
}

local text = data.text{ file = cfg.file, length = cfg.length }
local characters = #text.vocabulary

local net = {
  embedding = nn.Embedding(characters, cfg.embedding),
  gru = nn.GRU(cfg.embedding, cfg.hidden,
               { num_layers = cfg.layers, dropout = cfg.dropout, batch_first = true }),
  head = nn.Linear(cfg.hidden, characters),
}

-- (batch, length, characters): what follows each character, as logits
local function scores(x)
  local y = net.gru(net.embedding(x))
  return net.head(y)
end

local function loss(batch)
  return nn.cross_entropy(scores(batch.x):flatten(0, 1), batch.y:flatten())
end

-- What follows one more character, and the state after it.
local function step(character, state)
  local y, h = net.gru(net.embedding(character), state.h)
  return net.head(y), { h = h }
end

return model{
  net       = net,
  data      = text,
  batch     = 64,
  epochs    = 2,
  loss      = loss,
  metrics   = function(batch) return { bits_per_character = loss(batch) / math.log(2) } end,
  predict   = function(batch) return scores(batch.x):softmax() end,
  generate  = {
    vocabulary = text.vocabulary, step = step, state = { h = { cfg.layers, cfg.hidden } },
  },
  optimizer = optim.Adam{ lr = cfg.lr, clip_norm = 5 },
}
