-- tensor.series: sums of a polynomial's terms, elementwise.
local series = {}

-- The first terms of c[1] / 2 + c[2] T_1(y / 2) + c[3] T_2(y / 2) + ..., by Clenshaw's recurrence.
function series.chebyshev(y, c, terms)
  local this, before = c[terms], 0
  for i = terms - 1, 2, -1 do
    this, before = y * this - before + c[i], this
  end
  return y * this * 0.5 - before + c[1] * 0.5
end

-- c[1] + c[2] y + c[3] y^2 + ..., by Horner's rule.
function series.power(y, c)
  local sum = c[#c]
  for i = #c - 1, 1, -1 do
    sum = y * sum + c[i]
  end
  return sum
end

return series
