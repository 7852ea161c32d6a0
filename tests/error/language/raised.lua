local function check(width)
  if width < 1 then
    error("the width must be positive") -- error: error: the width must be positive
  end
end
check(0)
