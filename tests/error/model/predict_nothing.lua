return model { -- error: predict: the function must return a tensor, not number
  inputs = { x = { shape = { 3 } } },
  predict = function(batch) return 1 end,
}
