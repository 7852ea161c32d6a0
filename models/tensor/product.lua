-- tensor.product: sums of products, and distances.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail, words = check.fail, check.words

-- Both are tensors of a given number of axes, called by their names in linear algebra.
local function check_ranks(a, b, rank_a, rank_b, what, needed)
  check.floats(a, what)
  check.floats(check.tensor(b, what), what)
  if a:dim() ~= rank_a or b:dim() ~= rank_b then
    fail("%s: needs %s, not %s and %s", what, needed, words(a), words(b))
  end
end

local function check_inner(a, b, axis_b, what)
  if a:size(-1) ~= b:size(axis_b) then
    fail("%s: %s and %s do not agree on the inner dimension: %d and %d", what, words(a), words(b),
         a:size(-1), b:size(axis_b))
  end
end

-- As in PyTorch: vectors stand in for a row on the left or a column on the right, batch axes
-- broadcast. Many matrices times one are one large product.
function methods.matmul(a, b)
  check.tensor(a, "matmul")
  check.tensor(b, "matmul")
  local rank_a, rank_b = a:dim(), b:dim()
  if rank_a == 0 or rank_b == 0 then
    fail("matmul: %s and %s; a scalar is multiplied with *", words(a), words(b))
  end
  check_inner(a, b, rank_b == 1 and 0 or -2, "matmul")
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

-- Two matrices.
function methods.mm(a, b)
  check_ranks(a, b, 2, 2, "mm", "two matrices")
  check_inner(a, b, 0, "mm")
  return core.matmul(a, b)
end

-- As many matrices as matrices, one with one.
function methods.bmm(a, b)
  check_ranks(a, b, 3, 3, "bmm", "two batches of matrices")
  if a:size(0) ~= b:size(0) then
    fail("bmm: %s and %s are not as many matrices", words(a), words(b))
  end
  check_inner(a, b, 1, "bmm")
  return core.matmul(a, b)
end

-- A matrix and a vector.
function methods.mv(a, b)
  check_ranks(a, b, 2, 1, "mv", "a matrix and a vector")
  check_inner(a, b, 0, "mv")
  return core.matmul(a, b:unsqueeze(1)):squeeze(1)
end

-- The sum of the products of two vectors.
function methods.dot(a, b)
  check_ranks(a, b, 1, 1, "dot", "two vectors")
  check_inner(a, b, 0, "dot")
  return (a * b):sum()
end

-- Every element of one vector times every element of another.
function methods.outer(a, b)
  check_ranks(a, b, 1, 1, "outer", "two vectors")
  return a:unsqueeze(1) * b
end

-- How far every row of a (..., P, M) is from every row of b (..., R, M): (..., P, R). The p-norm of
-- the difference, 2 unless told otherwise; batch axes broadcast.
function methods.cdist(a, b, p)
  check.floats(a, "cdist")
  check.floats(check.tensor(b, "cdist"), "cdist")
  if math.min(a:dim(), b:dim()) < 2 or a:size(-1) ~= b:size(-1) then
    fail("cdist: needs rows of the same length, (..., P, M) and (..., R, M), not %s and %s",
         words(a), words(b))
  end
  check.one_dtype("cdist", a, b)
  return (a:unsqueeze(-2) - b:unsqueeze(-3)):norm(check.order(p, "cdist"), -1)
end

return { matmul = methods.matmul, cdist = methods.cdist }
