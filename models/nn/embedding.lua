-- nn.embedding: rows of a table of vectors, chosen by number.
local check, module, tensor = require "tensor.check", require "nn.module", require "tensor"
local fail, words = check.fail, check.words
local embedding = {}

-- The row that gets no gradient, from 0 on, or nil.
local function padding_of(options, rows, what)
  local padding = check.options(options, { "padding_idx" }, what).padding_idx
  if padding == nil then
    return nil
  elseif math.type(padding) ~= "integer" or padding < -rows or padding >= rows then
    fail("%s: padding_idx is %s, and the weight has %d rows", what, check.shown(padding), rows)
  end
  return padding < 0 and padding + rows or padding
end

-- weight[ids]: ids of any shape, weight (rows, width), result (shape of ids, width). Option:
-- padding_idx, a row that gets no gradient.
function embedding.embedding(ids, weight, options)
  check.index(ids, "embedding")
  if check.tensor(weight, "embedding"):dim() ~= 2 then
    fail("embedding: the weight is (rows, width), not %s", words(weight))
  end
  local padding = padding_of(options, weight:size(0), "embedding")
  local shape = ids:shape()
  shape[#shape + 1] = weight:size(1)
  local rows = weight:index_select(0, ids:reshape(-1)):reshape(shape)
  return padding and ids:eq(padding):unsqueeze(-1):where(rows:detach(), rows) or rows
end

embedding.Embedding = module.class "Embedding"

-- A table of vectors, standard normal at first. Option: padding_idx, a row that is 0 and stays so.
function embedding.Embedding:init(rows, width, options)
  check.count(rows, "Embedding: the number of rows")
  check.count(width, "Embedding: the width")
  self.padding_idx = padding_of(options, rows, "Embedding")
  self.weight = module.Parameter({ rows, width }, function(shape)
    local drawn = tensor.normal(shape)
    local padding = self.padding_idx
    return padding and tensor.arange(rows):eq(padding):unsqueeze(-1):where(0, drawn) or drawn
  end)
end

function embedding.Embedding:forward(ids)
  return embedding.embedding(ids, self.weight, { padding_idx = self.padding_idx })
end

return embedding
