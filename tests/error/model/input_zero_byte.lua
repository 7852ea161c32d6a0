return model { -- error: the name 'x' goes on behind a zero byte
  inputs = { ["x\0y"] = { shape = { 3 } }, x = { shape = { 2 } } },
  predict = function(batch) return batch.x * 2 end,
}
