using SupportConsole.App.Overview;

namespace SupportConsole.Tests.Overview;

public sealed class SampleDataTests
{
    [Fact]
    public void The_app_has_no_clock_of_its_own_and_no_sample_data()
    {
        var types = typeof(ISampleData).Assembly.GetTypes();

        Assert.DoesNotContain(types, type => type.IsSubclassOf(typeof(TimeProvider)));
        Assert.DoesNotContain(types, type => type.IsClass && type.IsAssignableTo(typeof(ISampleData)));
    }
}
