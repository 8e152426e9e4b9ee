using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Reminders;
using SupportConsole.App.Reminders.Templates;

namespace SupportConsole.App.Cutovers;

public static class CutoversFeature
{
    /// <summary>Cutovers without the loop that brings them forward: see <see cref="AddCutoverLoop"/>.</summary>
    public static IServiceCollection AddCutovers(this IServiceCollection services) => services
        .AddSingleton<CutoverMessages>()
        .AddSingleton<CutoverFollower>()
        .AddSingleton<CutoverSettler>()
        .AddSingleton<CutoverPlans>()
        .AddSingleton<CutoverLinks>()
        .AddSingleton<CutoverVisits>()
        .AddSingleton<CutoverReader>()
        .AddSingleton<ITemplateSample, CutoverSamples>()
        .AddSingleton<ILinkWriter, CutoverLinkWriter>();

    public static IServiceCollection AddCutoverLoop(this IServiceCollection services) => services.AddHostedService<CutoverService>();
}
