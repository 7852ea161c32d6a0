-- nn.embedding: rows of a table of vectors, chosen by number.
local check = require "tensor.check"
local embedding = {}

-- weight[ids]: ids of any shape, weight (rows, width), result (shape of ids, width). Option:
-- padding_idx, a row that gets no gradient.
function embedding.embedding(ids, weight, options)
  local padding = check.options(options, { "padding_idx" }, "embedding").padding_idx
  check.index(ids, "embedding")
  if check.tensor(weight, "embedding"):dim() ~= 2 then
    check.fail("embedding: the weight is (rows, width), not %s", tostring(weight))
  end
  local shape = ids:shape()
  shape[#shape + 1] = weight:size(1)
  local rows = weight:index_select(0, ids:reshape(-1)):reshape(shape)
  if padding == nil then
    return rows
  end
  local count = weight:size(0)
  if math.type(padding) ~= "integer" or padding < -count or padding >= count then
    check.fail("embedding: padding_idx is %s, and the weight has %d rows", tostring(padding), count)
  end
  padding = padding < 0 and padding + count or padding
  return ids:eq(padding):unsqueeze(-1):where(rows:detach(), rows)
end

return embedding
