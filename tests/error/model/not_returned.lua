model { batch = 4 }
-- nothing is returned -- error: the script must end in: return model{ ... }
