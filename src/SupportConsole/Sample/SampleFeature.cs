using SupportConsole.App.Overview;

namespace SupportConsole.Sample;

/// <summary>Sample data for a console on the emulated tenant.</summary>
internal static class SampleFeature
{
    /// <summary>Registers the sample and its clock, which becomes the console's. Never used with a real tenant.</summary>
    public static IServiceCollection AddSample(this IServiceCollection services) => services
        .AddSingleton<SampleClock>()
        .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SampleClock>())
        .AddSingleton<SampleHistory>()
        .AddSingleton<SampleApprovals>()
        .AddSingleton<SampleSignIns>()
        .AddSingleton<ISampleData, SampleLoader>();
}
