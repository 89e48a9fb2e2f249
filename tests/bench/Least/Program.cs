using Least;

// The smallest C# program that makes the pages of the corpus. It has no checks and no templates, and works for no other input. The
// benchmark compares the generator with it.
if (args is not [var input, var output])
{
    Console.Error.WriteLine("usage: Least INPUT OUTPUT");
    return 2;
}
new Pages(Chronicle.Read(input), output).Write();
return 0;
