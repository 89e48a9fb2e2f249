using Least;

// The least C# that makes the pages of the corpus: no checks, no templates, nothing that serves another input. It is what the generator is
// measured against.
if (args is not [var input, var output])
{
    Console.Error.WriteLine("usage: Least INPUT OUTPUT");
    return 2;
}
new Pages(Chronicle.Read(input), output).Write();
return 0;
