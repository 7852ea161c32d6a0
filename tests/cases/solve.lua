-- Systems of linear equations, inverses, determinants, triangles. Operands are made matrices that
-- are far from singular: by 4 on the diagonal, upside down where an exchange of rows is to be seen,
-- or as a a^T + 1.
local function regular(a) return a + 4 * tensor.eye(a:size(-1)) end
local function definite(a) return a:matmul(a:transpose(-1, -2)) + tensor.eye(a:size(-2)) end

local R, D = "(a + 4 * torch.eye(a.shape[-1]))", "(a @ a.mT + torch.eye(a.shape[-2]))"
local squares = { { a = { 1, 1 } }, { a = { 2, 2 } }, { a = { 5, 5 } }, { a = { 2, 3, 3 } },
                  { a = { 2, 1, 3, 3 } } }
local systems = {
  { a = { 1, 1 }, b = { 1, 2 } }, { a = { 3, 3 }, b = { 3, 2 } }, { a = { 2, 3, 3 }, b = { 3, 1 } },
  { a = { 2, 2 }, b = { 3, 2, 2 } }, { a = { 2, 1, 3, 3 }, b = { 2, 3, 4 } },
}
local cases = {}

-- Of matrices as they are, and upside down.
local function of_square(name, call, torch)
  table.insert(cases, { name, function(a) return call(regular(a)) end, shapes = squares,
                        torch = torch:gsub("A", R) })
  table.insert(cases, { name, function(a) return call(regular(a):flip(-2)) end, shapes = squares,
                        torch = torch:gsub("A", R .. ".flip(-2)") })
end

local function wrong(name, call, message, a, b)
  table.insert(cases, { wrong = name, call, error = name .. message, a = a, b = b })
end

of_square("inverse", function(a) return a:inverse() end, "A.inverse()")
of_square("det", function(a) return a:det() end, "A.det()")
of_square("slogdet", function(a) return a:slogdet() end, "tuple(A.slogdet())")
-- Singular: of rank 1, and zeros.
local singular = { { a = values{ 3, 3, data = { 1, 2, 3, 2, 4, 6, -1, -2, -3 } } },
                   { a = values{ 2, 2, 2, data = { 0, 0, 0, 0, 1, 1, 1, 1 } } } }
table.insert(cases, { "det", function(a) return a:detach():det() end, shapes = singular,
                      discrete = true, torch = "torch.det(a.detach())" })
table.insert(cases, { "logdet", function(a) return (-a:detach():logdet()):exp() end,
                      shapes = singular, discrete = true, torch = "(-a.detach().logdet()).exp()" })
for _, name in ipairs{ "inverse", "det", "slogdet", "logdet", "cholesky" } do
  wrong(name, function(a) return a[name](a) end, ": needs square matrices (..., n, n), not (2, 3)",
        { 2, 3 })
  wrong(name, function(a) return a[name](a:int()) end,
        ": takes floats, not i32; cast with :float()", { 2, 2 })
end
table.insert(cases, { "logdet", function(a) return regular(a):logdet() end, shapes = squares,
                      torch = R .. ".logdet()" })
table.insert(cases, { "logdet", function(a) return definite(a):logdet() end, shapes = squares,
                      torch = D .. ".logdet()" })

table.insert(cases, { "solve", function(a, b) return regular(a):solve(b) end, shapes = systems,
                      torch = "torch.linalg.solve(" .. R .. ", b)" })
table.insert(cases, { "solve", function(a, b) return regular(a):flip(-2):solve(b) end,
                      torch = "torch.linalg.solve(" .. R .. ".flip(-2), b)",
                      shapes = { { a = { 4, 4 }, b = { 4 } }, { a = { 4, 4 }, b = { 4, 3 } } } })
wrong("solve", function(a, b) return a:solve(b) end,
      ": (3, 3) needs as many rows on the right as it has, (..., 3, m), not (2, 4)",
      { 3, 3 }, { 2, 4 })
wrong("solve", function(a, b) return a:solve(b) end,
      ": the batch axes of (2, 3, 3) and (4, 3, 1) do not broadcast", { 2, 3, 3 }, { 4, 3, 1 })
wrong("solve", function(a) return a:solve(1) end, ": needs a tensor, not number", { 3, 3 })

for _, upper in ipairs{ false, true } do
  table.insert(cases, {
    "solve_triangular", shapes = systems,
    function(a, b) return regular(a):solve_triangular(b, { upper = upper }) end,
    torch = ("torch.linalg.solve_triangular(%s.%s(), b, upper=%s)"):format(
      R, upper and "triu" or "tril", upper and "True" or "False"),
  })
end
-- What is in the other triangle is not looked at.
local function spoilt(a)
  return tensor.ones{ a:size(-1), a:size(-1) }:triu(1):bool():where(0 / 0, a)
end
local lower = { { a = { 4, 4 }, b = { 4, 2 } }, { a = { 2, 3, 3 }, b = { 2, 3, 1 } } }
table.insert(cases, { "solve_triangular", shapes = lower, function(a, b)
  return spoilt(regular(a)):solve_triangular(b)
end, torch = "torch.linalg.solve_triangular(" .. R .. ".tril(), b, upper=False)" })
wrong("solve_triangular", function(a, b) return a:solve_triangular(b, { upper = 1 }) end,
      ": upper must be true or false, not 1", { 3, 3 }, { 3, 1 })
wrong("solve_triangular", function(a, b) return a:solve_triangular(b) end,
      ": (3, 3) needs as many rows on the right as it has, (..., 3, m), not (3)", { 3, 3 }, { 3 })

table.insert(cases, { "cholesky", function(a) return definite(a):cholesky() end,
                      torch = "torch.linalg.cholesky(" .. D .. ")",
                      shapes = { { a = { 1, 1 } }, { a = { 3, 2 } }, { a = { 4, 4 } },
                                 { a = { 2, 3, 3 } }, { a = { 2, 1, 2, 2 } } } })
table.insert(cases, { "cholesky", function(a) return spoilt(definite(a)):cholesky() end,
                      torch = "torch.linalg.cholesky(" .. D .. ")", discrete = true,
                      shapes = { { a = { 4, 4 } }, { a = { 2, 3, 3 } } } })

-- In the body of a loop, whose gradient is that of what they do.
local function looped(f)
  return function(a)
    local _, ys = tensor.scan(function(x) return x * 0.5, f(x) end, a, nil, { length = 2 })
    return ys
  end
end
local function in_loop(name, call, torch)
  table.insert(cases, { name, looped(call), shapes = { { a = { 1, 1 } }, { a = { 3, 3 } },
                                                      { a = { 2, 2, 2 } } },
                        torch = ("(lambda f: torch.stack([f(a), f(a * 0.5)]))(lambda a: %s)"):format(
                          torch) })
end
in_loop("inverse", function(x) return regular(x):inverse() end, R .. ".inverse()")
in_loop("det", function(x) return regular(x):flip(-2):det() end, R .. ".flip(-2).det()")
in_loop("logdet", function(x) return definite(x):logdet() end, D .. ".logdet()")
in_loop("cholesky", function(x) return definite(x):cholesky() end, "torch.linalg.cholesky(" .. D .. ")")
in_loop("solve_triangular", function(x) return spoilt(regular(x)):solve_triangular(x) end,
        "torch.linalg.solve_triangular(" .. R .. ".tril(), a, upper=False)")
in_loop("solve", function(x) return regular(x):solve(x) end, "torch.linalg.solve(" .. R .. ", a)")
return cases
