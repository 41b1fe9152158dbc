Console.WriteLine("Name a benchmark: writer, http, reads, sampling");
