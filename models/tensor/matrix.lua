-- tensor.matrix: methods that see matrices in the last two axes, and their diagonals.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local fail, words = check.fail, check.words

local function check_matrix(a, what)
  if a:dim() < 2 then
    fail("%s: %s needs at least two axes", what, words(a))
  end
end

-- How far every element is to the right of the diagonal, i32.
local function off_diagonal(shape)
  return core.iota(shape, -1) - core.iota(shape, -2)
end

-- Beyond the corners, diagonals are all alike; so they fit an i32.
local function diagonal_number(diagonal, a, what)
  check_matrix(a, what)
  diagonal = check.integer(diagonal or 0, what)
  return math.max(-a:size(-2), math.min(diagonal, a:size(-1)))
end

-- Zeros above a diagonal; 0 is the main one, 1 the one above it.
function methods.tril(a, diagonal)
  diagonal = diagonal_number(diagonal, a, "tril")
  return off_diagonal(a:shape()):le(diagonal):where(a, 0)
end

-- Zeros below a diagonal.
function methods.triu(a, diagonal)
  diagonal = diagonal_number(diagonal, a, "triu")
  return off_diagonal(a:shape()):ge(diagonal):where(a, 0)
end

-- The elements [i, i + offset] of two axes, as the last axis: with both axes flattened to one of
-- rows of n elements they are n + 1 apart.
function methods.diagonal(a, offset, first, second)
  local rank = a:dim()
  check_matrix(a, "diagonal")
  first, second = table.unpack(check.axes({ first or 0, second or 1 }, rank, "diagonal"))
  offset = check.integer(offset or 0, "diagonal")
  local m, n = a:size(first), a:size(second)
  if offset <= -m or offset >= n then
    fail("diagonal: offset %d of axes %d and %d of %s has no elements", offset, first, second,
         words(a))
  end
  if first > second then
    first, second, offset, m, n = second, first, -offset, n, m
  end
  local flat = a:movedim({ first, second }, { -2, -1 }):flatten(-2, -1)
  local start = offset < 0 and -offset * n or offset
  local count = offset < 0 and math.min(m + offset, n) or math.min(m, n - offset)
  return core.slice(flat, -1, start, start + (count - 1) * (n + 1) + 1, math.min(n + 1, m * n))
end

-- So that places in the matrix fit an i32.
local MOST_OFFSET = 1 << 24

-- Matrices of zeros with the last axis on a diagonal.
function methods.diag_embed(a, offset)
  if a:dim() == 0 then
    fail("diag_embed: a scalar has no axis to put on a diagonal")
  end
  offset = check.integer(offset or 0, "diag_embed")
  if offset < -MOST_OFFSET or offset > MOST_OFFSET then
    fail("diag_embed: offset %d of %s; at most %d", offset, words(a), MOST_OFFSET)
  end
  local columns = core.pad(a, -1, math.max(offset, 0), math.max(-offset, 0))
  local shape = columns:shape()
  table.insert(shape, shape[#shape])
  return off_diagonal(shape):eq(offset):where(columns:unsqueeze(-2), 0)
end

-- A matrix with the list on its diagonal, or the diagonal of a matrix.
function methods.diag(a, diagonal)
  if a:dim() ~= 1 and a:dim() ~= 2 then
    fail("diag: a list or a matrix is needed, not %s; use diagonal or diag_embed", words(a))
  end
  return a:dim() == 1 and a:diag_embed(diagonal) or a:diagonal(diagonal)
end

-- The sum of the main diagonal.
function methods.trace(a)
  if a:dim() ~= 2 then
    fail("trace: a matrix is needed, not %s", words(a))
  end
  check.numbers(a, "trace")
  return a:diagonal():sum()
end
