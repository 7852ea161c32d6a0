-- tensor.product: sums of products.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"

-- As in PyTorch: vectors stand in for a row on the left or a column on the right, batch axes
-- broadcast. Many matrices times one are one large product.
function methods.matmul(a, b)
  local rank_a, rank_b = a:dim(), b:dim()
  if rank_a == 1 and rank_b == 1 then
    return (a * b):sum()
  elseif rank_a == 1 then
    return a:unsqueeze(0):matmul(b):squeeze(-2)
  elseif rank_b == 1 then
    return a:matmul(b:unsqueeze(1)):squeeze(-1)
  elseif rank_a > 2 and rank_b == 2 then
    local shape = a:shape()
    shape[rank_a] = b:size(1)
    return core.matmul(a:flatten(0, -2), b):reshape(shape)
  end
  return core.matmul(a, b)
end
