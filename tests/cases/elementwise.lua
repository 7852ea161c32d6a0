-- Elementwise operators and methods.
return {
  { "log", function(a) return a:log() end, torch = "a.log()", shapes = elementwise, a = positive },
  { wrong = "log", function(a) return a:int():log() end, a = { 2 },
    error = "log: takes floats, not i32; cast with :float()" },
  { wrong = "log", function(a) return a:gt(0):log() end, a = { 2 },
    error = "log: takes floats, not bool; cast with :float()" },
}
