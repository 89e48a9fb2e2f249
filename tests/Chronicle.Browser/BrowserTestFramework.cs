using System.Reflection;
using Chronicle.Browser;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(BrowserTestFramework))]
[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Chronicle.Browser;

/// <summary>
/// Prints the browser before the first test. Without a browser, only the tests run that need none. The run then has one failed test with
/// one message: <see cref="ChromiumTests.This_machine_has_a_browser"/>.
/// </summary>
public sealed class BrowserTestFramework(string? configuration) : XunitTestFramework(configuration)
{
    private readonly string? _configuration = configuration;

    protected override ITestFrameworkExecutor CreateExecutor(Assembly assembly) =>
        new Executor(new XunitTestAssembly(assembly, _configuration, assemblyName: null));

    private sealed class Executor(IXunitTestAssembly assembly) : XunitTestFrameworkExecutor(assembly)
    {
        public override ValueTask RunTestCases(
            IReadOnlyCollection<IXunitTestCase> testCases, IMessageSink messages, ITestFrameworkExecutionOptions options,
                CancellationToken cancellation)
        {
            if (testCases.Any(NeedsBrowser))
                Console.WriteLine(Chromium.Found is { } found ? $"The browser tests use {found}." : Chromium.Missing);
            return base.RunTestCases(Chromium.Found is null ? [.. testCases.Where(test => !NeedsBrowser(test))]
                : testCases, messages, options, cancellation);
        }

        private static bool NeedsBrowser(IXunitTestCase test) => test.TestClass.Class.GetConstructors()
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(BrowserFixture)));
    }
}
