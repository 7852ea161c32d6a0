-- tensor.solve: systems of linear equations, and what elimination tells of a matrix. Matrices are
-- the last two axes, those before them a batch.
--
-- Elimination is a scan over the columns, a loop whose body is the same for each. A step takes the
-- row and the column of its number out of the matrix and subtracts their product from all of it, as
-- one kernel; what becomes of rows and columns that are done with does not matter. Gradients are
-- not those of the loop but formulas of the result (Giles, "Collected matrix derivative results",
-- 2008), so nothing is kept on the way, and they can be differentiated again; in the body of
-- another loop they are those of the loop.
local core = ...
local check, methods = require "tensor.check", require "tensor.methods"
local join, loops, make = require "tensor.join", require "tensor.scan", require "tensor.make"
local with_gradient = require "tensor.formula"
local fail, words = check.fail, check.words

local function check_square(a, what)
  check.floats(a, what)
  if a:dim() < 2 or a:size(-1) ~= a:size(-2) then
    fail("%s: needs square matrices (..., n, n), not %s", what, words(a))
  end
  return a:size(-1)
end

local function adjoint(a)
  return a:transpose(-1, -2)
end

-- Element t of an axis, which stays and is counted from the end; t is a number of the graph.
local function at(a, axis, t)
  local shape = a:shape()
  shape[#shape + 1 + axis] = 1
  return a:take_along_dim(t:expand(shape), axis)
end

---- any matrix ----

-- Gauss and Jordan's elimination of the first n columns of a (..., n, n + m), with the largest of a
-- column as its pivot: rows are not exchanged, but the pivot's is done with. Gives what is left,
-- the pivots (n, ...) in turn, and the rows (n, ...) that they were found in. A pivot of 0 has
-- nothing but zeros in its column left; it divides by 0, or `on` by 1, to find those behind it.
local function eliminate(a, on)
  local n, shape = a:size(-2), a:shape()
  shape[#shape] = nil
  local function step(carry, t)
    local rest, done = table.unpack(carry)
    local column = at(rest, -1, t)
    local place = done:where(-1, column:squeeze(-1):abs()):argmax(-1)
    local here = place:one_hot(n)
    local row = rest:take_along_dim(place:unsqueeze(-1):unsqueeze(-1), -2)
    local pivot = at(row, -1, t)
    local factor = column / (on and pivot:eq(0):where(1, pivot) or pivot)
    return { rest - here:unsqueeze(-1):where(0, factor) * row, done:logical_or(here) },
           { pivot:squeeze(-1):squeeze(-1), place }
  end
  local last, found = loops.scan(step, { a, make.zeros(shape, "bool") }, make.arange(n))
  return last[1], table.unpack(found)
end

-- a^-1 b: the row of pivot k has no other unknown left than k.
local function solution(a, b)
  local n = a:size(-1)
  local rest, pivots, places = eliminate(join.cat({ a, b }, -1))
  local function in_turn(x)
    return x:movedim(0, -1):unsqueeze(-1)
  end
  return rest:narrow(-1, n, b:size(-1)):take_along_dim(in_turn(places), -2) / in_turn(pivots)
end

-- b of as many matrices as a has, and the other way round.
local function joint_batch(a, b, what)
  local left, right, joint = a:shape(), b:shape(), {}
  for i = 3, math.max(#left, #right) do
    local m, n = left[#left + 1 - i] or 1, right[#right + 1 - i] or 1
    if m ~= n and m ~= 1 and n ~= 1 then
      fail("%s: the batch axes of %s and %s do not broadcast", what, words(a), words(b))
    end
    table.insert(joint, 1, m == 1 and n or m)
  end
  local function spread(x)
    local shape = table.move(joint, 1, #joint, 1, {})
    shape[#joint + 1], shape[#joint + 2] = x:size(-2), x:size(-1)
    return x:expand(shape)
  end
  return spread(a), spread(b)
end

-- The two sides of a system, as many matrices of either.
local function system(a, b, what)
  local n = check_square(a, what)
  check.tensor(b, what)
  check.one_dtype(what, a, b)
  if b:dim() < 2 or b:size(-2) ~= n then
    fail("%s: %s needs as many rows on the right as it has, (..., %d, m), not %s", what, words(a),
         n, words(b))
  end
  return joint_batch(a, b, what)
end

-- x of a x = b: solve has g = a^T \ dx for b, and -g x^T for a.
local function solved(a, b)
  return with_gradient(solution, function(g, m, _, x)
    local right = solved(adjoint(m), g)
    return -right:matmul(adjoint(x)), right
  end, a, b)
end

-- The x of a x = b, for a (..., n, n) and b (..., n, m), or (n). Of a singular matrix infinities
-- and NaN.
function methods.solve(a, b)
  if core.is_tensor(b) and b:dim() == 1 then
    return methods.solve(a, b:unsqueeze(1)):squeeze(-1)
  end
  return solved(system(a, b, "solve"))
end

-- Ones on the diagonal of a matrix like those of a.
local function identity(a)
  return core.cast(make.eye(a:size(-1)), check.float_of(a)):expand(a:shape())
end

-- The matrix that a times it is the identity; of a singular one infinities and NaN.
function methods.inverse(a)
  check_square(a, "inverse")
  return with_gradient(function(m)
    return solution(m, identity(m))
  end, function(g, _, y)
    return -adjoint(y):matmul(g):matmul(adjoint(y))
  end, a)
end

-- The product of n times the matrix; of a negative n, of its inverse.
function methods.matrix_power(a, n)
  check_square(a, "matrix_power")
  check.integer(n, "matrix_power: n")
  if math.abs(n) > 1 << 20 or n == math.mininteger then
    fail("matrix_power: n is at most 2^20, not %d", n)
  elseif n == 0 then
    return identity(a)
  end
  local square, product, rest = n < 0 and a:inverse() or a, nil, math.abs(n)
  while rest > 0 do
    if rest % 2 == 1 then
      product = product and product:matmul(square) or square
    end
    rest = rest // 2
    square = rest > 0 and square:matmul(square)
  end
  return product
end

-- The pivots, and -1 where their rows are an odd permutation: an odd number of pairs in falling
-- order.
local function pivots_of(a)
  local n = a:size(-1)
  local _, pivots, places = eliminate(a, true)
  local earlier = make.ones({ n, n }, "bool"):triu(1)
  for _ = 3, a:dim() do
    earlier = earlier:unsqueeze(-1)
  end
  local falling = places:unsqueeze(1):gt(places:unsqueeze(0)):logical_and(earlier)
  return pivots, falling:int():sum({ 0, 1 }):remainder(2):eq(1):where(-1.0, 1.0)
end

-- The determinant. Its gradient, g det a^-T, needs the inverse.
function methods.det(a)
  check_square(a, "det")
  return with_gradient(function(m)
    local pivots, sign = pivots_of(m)
    return sign * pivots:prod(0)
  end, function(g, m, y)
    return (g * y):unsqueeze(-1):unsqueeze(-1) * adjoint(m:inverse())
  end, a)
end

-- Sign and log|det|, which neither overflows nor underflows.
function methods.slogdet(a)
  check_square(a, "slogdet")
  local pivots, sign
  local size = with_gradient(function(m)
    pivots, sign = pivots_of(m)
    return pivots:abs():log():sum(0)
  end, function(g, m)
    return g:unsqueeze(-1):unsqueeze(-1) * adjoint(m:inverse())
  end, a)
  return sign * pivots:sign():prod(0), size
end

-- The logarithm of the determinant, NaN where that is negative.
function methods.logdet(a)
  check_square(a, "logdet")
  local sign, size = a:slogdet()
  return sign:lt(0):where(0 / 0, size)
end

---- triangles ----

-- x of l x = b, column by column: each unknown that is found leaves the rest of b. From the last
-- one on where l is an upper triangle.
local function substitute(l, b, upper)
  local triangle = upper and l:triu() or l:tril()
  local function step(rest, xs)
    local column, t = table.unpack(xs)
    local x = at(rest, -2, t) / at(column, -2, t)
    return rest - column * x, x:squeeze(-2)
  end
  local columns = triangle:movedim(-1, 0):unsqueeze(-1)
  local _, x = loops.scan(step, b, { columns, make.arange(l:size(-1)) }, { reverse = upper })
  return x:movedim(0, -2)
end

-- Has g = a^T \ dx for b, and for a what lies in its triangle of -g x^T.
local function solved_triangle(a, b, upper)
  return with_gradient(function(m, right)
    return substitute(m, right, upper)
  end, function(g, m, _, x)
    local right = solved_triangle(adjoint(m), g, not upper)
    local whole = -right:matmul(adjoint(x))
    return upper and whole:triu() or whole:tril(), right
  end, a, b)
end

-- The x of a x = b, for b (..., n, m), where a is a triangle, lower unless upper = true; what is in
-- the other one is not looked at. Option upper.
function methods.solve_triangular(a, b, options)
  options = check.options(options, { "upper" }, "solve_triangular")
  check.boolean(options.upper, "solve_triangular: upper") -- elsewhere a number
  local left, right = system(a, b, "solve_triangular")
  return solved_triangle(left, right, options.upper == true)
end

-- The lower triangle l of l l^T = a, of which only the lower triangle is looked at; NaN where a is
-- not positive definite. The gradient is symmetric, as PyTorch's is.
function methods.cholesky(a)
  local n = check_square(a, "cholesky")
  local function factor(m)
    local function step(rest, t)
      local row = at(rest, -2, t)
      row = row / at(row, -1, t):sqrt()
      return rest - adjoint(row) * row, row:squeeze(-2)
    end
    local _, rows = loops.scan(step, adjoint(m), make.arange(n))
    return adjoint(rows:movedim(0, -2):triu())
  end
  if core.in_loop() then -- gives the gradient that is symmetric, of what has to be
    return factor((a + adjoint(a)) / 2)
  end
  return with_gradient(factor, function(g, _, l)
    -- l^-T p l^-1, where p is the lower triangle of l^T g with half its diagonal
    local p = adjoint(l):matmul(g):tril()
    p = p - identity(p) * p / 2
    local left = adjoint(l):solve_triangular(p, { upper = true })
    local whole = adjoint(adjoint(l):solve_triangular(adjoint(left), { upper = true }))
    return (whole + adjoint(whole)) / 2
  end, a)
end

return { solve = methods.solve, inverse = methods.inverse, det = methods.det,
         slogdet = methods.slogdet, logdet = methods.logdet, cholesky = methods.cholesky,
         solve_triangular = methods.solve_triangular }
