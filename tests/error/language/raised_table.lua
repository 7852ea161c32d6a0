local problem = { code = 1 }
error(problem) -- error: the script raised a table as an error
