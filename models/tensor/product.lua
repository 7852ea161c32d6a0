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

local function mm(a, b, what)
  check_ranks(a, b, 2, 2, what, "two matrices")
  check_inner(a, b, 0, what)
  return core.matmul(a, b)
end

local function bmm(a, b, what)
  check_ranks(a, b, 3, 3, what, "two batches of matrices")
  if a:size(0) ~= b:size(0) then
    fail("%s: %s and %s are not as many matrices", what, words(a), words(b))
  end
  check_inner(a, b, 1, what)
  return core.matmul(a, b)
end

-- Two matrices.
function methods.mm(a, b)
  return mm(a, b, "mm")
end

-- As many matrices as matrices, one with one.
function methods.bmm(a, b)
  return bmm(a, b, "bmm")
end

-- Numbers by which to multiply: the options, each 1 unless given.
local function factors(options, known, what)
  local values = {}
  options = check.options(options, known, what)
  for i, name in ipairs(known) do
    values[i] = options[name] == nil and 1 or options[name]
    if type(values[i]) ~= "number" then
      fail("%s: %s must be a number, not %s", what, name, check.shown(values[i]))
    end
  end
  return table.unpack(values)
end

-- beta a + alpha (first second), where beta = 0 says that a does not count, not even its NaN.
local function added(a, first, second, options, product, what)
  local beta, alpha = factors(options, { "beta", "alpha" }, what)
  local result = product(check.tensor(first, what), second, what)
  check.broadcasts_to(a, result, what .. ": the input")
  check.one_dtype(what, a, result)
  result = result * alpha
  return beta == 0 and result or a * beta + result
end

-- beta a + alpha (first second), of two matrices; a broadcasts. Options: beta = 1, alpha = 1.
function methods.addmm(a, first, second, options)
  return added(a, first, second, options, mm, "addmm")
end

-- The same of two batches of matrices.
function methods.baddbmm(a, first, second, options)
  return added(a, first, second, options, bmm, "baddbmm")
end

local function check_operands(a, first, second, what)
  check.operands(what, a, check.tensor(first, what), check.tensor(second, what))
end

-- a + value first second, element by element. Option: value = 1.
function methods.addcmul(a, first, second, options)
  check_operands(a, first, second, "addcmul")
  check.numbers(a, "addcmul")
  local value = factors(options, { "value" }, "addcmul")
  check.one_dtype("addcmul", a, value)
  return a + first * value * second
end

-- a + value first / second, element by element. Option: value = 1.
function methods.addcdiv(a, first, second, options)
  check_operands(a, first, second, "addcdiv")
  check.floats(a, "addcdiv")
  return a + first / second * factors(options, { "value" }, "addcdiv")
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

-- The vector product along an axis of 3 elements, by default the first such; the others broadcast.
-- Element i of a x b is a[i+1] b[i+2] - a[i+2] b[i+1], counted round.
function methods.cross(a, b, axis)
  check.numbers(a, "cross")
  check.operands("cross", a, check.tensor(b, "cross"))
  for i = 0, axis == nil and a:dim() - 1 or -1 do
    axis = axis or a:size(i) == 3 and i or nil
  end
  axis = axis and check.axis(axis, a:dim(), "cross")
  if not axis or a:dim() ~= b:dim() or a:size(axis) ~= 3 or b:size(axis) ~= 3 then
    fail("cross: needs vectors of 3 elements along one axis of both, not %s and %s", words(a),
         words(b))
  end
  return (a * b:roll(-1, axis) - a:roll(-1, axis) * b):roll(-1, axis)
end

local MOST_AXES = 5 -- each stands there twice

-- Every element of a, as a block of that multiple of b; of fewer axes, the first are 1.
function methods.kron(a, b)
  check.numbers(a, "kron")
  check.one_dtype("kron", a, check.tensor(b, "kron"))
  local rank, outer, inner, shape = math.max(a:dim(), b:dim()), {}, {}, {}
  if rank > MOST_AXES then
    fail("kron: %s and %s have more than %d axes", words(a), words(b), MOST_AXES)
  end
  for i = 1, rank do
    local function extent(x)
      return rank - i < x:dim() and x:size(i - 1 - rank) or 1
    end
    outer[2 * i - 1], outer[2 * i] = extent(a), 1
    inner[2 * i - 1], inner[2 * i] = 1, extent(b)
    shape[i] = extent(a) * extent(b)
  end
  return (a:reshape(outer) * b:reshape(inner)):reshape(shape)
end

-- A matrix with these axes, in their order, as one axis 1, and the others as axis 0; and the extents
-- of the others.
local function as_matrix(a, axes)
  local taken, order, others, count = {}, {}, {}, 1
  for _, axis in ipairs(axes) do
    taken[axis], count = true, count * a:size(axis)
  end
  for axis = 0, a:dim() - 1 do
    if not taken[axis] then
      table.insert(order, axis)
      table.insert(others, a:size(axis))
    end
  end
  table.move(axes, 1, #axes, #order + 1, order)
  return a:permute(order):reshape(-1, count), others
end

-- The axes of a and of b that `dims` stands for: so many, the last of a and the first of b, or two
-- lists.
local function contracted(a, b, dims)
  if type(dims) == "table" and #check.items(dims, "tensordot") == 2 then
    return check.axes(dims[1], a:dim(), "tensordot"), check.axes(dims[2], b:dim(), "tensordot")
  elseif math.type(dims) ~= "integer" or dims < 0 or dims > math.min(a:dim(), b:dim()) then
    fail("tensordot: needs the number of axes that %s and %s have in common, or two lists of " ..
         "axes, not %s", words(a), words(b), check.shown(dims))
  end
  local of_a, of_b = {}, {}
  for i = 1, dims do
    of_a[i], of_b[i] = a:dim() - dims + i - 1, i - 1
  end
  return of_a, of_b
end

-- The sums of products over axes of a and b that belong together: the last `dims` of a, 2 unless
-- told otherwise, and as many first of b, or two lists of axes. The other axes of a come first, then
-- those of b.
function methods.tensordot(a, b, dims)
  check.floats(a, "tensordot")
  check.one_dtype("tensordot", a, check.tensor(b, "tensordot"))
  local of_a, of_b = contracted(a, b, dims == nil and 2 or dims)
  local fits = #of_a == #of_b
  for i = 1, fits and #of_a or 0 do
    fits = fits and a:size(of_a[i]) == b:size(of_b[i])
  end
  if not fits then
    fail("tensordot: axes %s of %s and %s of %s do not have the same extents", words(of_a),
         words(a), words(of_b), words(b))
  end
  local left, shape = as_matrix(a, of_a)
  local right, others = as_matrix(b, of_b)
  table.move(others, 1, #others, #shape + 1, shape)
  return core.matmul(left, right:t()):reshape(shape)
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
