using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.SignIns.Silence;

namespace SupportConsole.App.SignIns;

public static class SignInsFeature
{
    public static IServiceCollection AddSignIns(this IServiceCollection services, SignInSettings? settings = null) => services
        .AddSingleton(settings ?? new SignInSettings())
        .AddSingleton<TestApplication>()
        .AddSingleton<TestResults>()
        .AddSingleton<SignInTester>()
        .AddSingleton<TestLinks>()
        .AddSingleton<LogEventReader>()
        .AddSingleton<LogIntake>()
        .AddSingleton<SignInReader>()
        .AddSingleton<GoLiveReader>()
        .AddSingleton<SilenceWatch>()
        .AddSingleton<LogSchedule>()
        .AddHostedService(provider => provider.GetRequiredService<LogSchedule>());
}
